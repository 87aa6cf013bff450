/** How views ask, follow and act. */
export { createAnswer } from './answers.ts';
export {
  type Desk,
  DeskProvider,
  type Drafts,
  type Files,
  type OpenText,
  type OwnFormProps,
  type Past,
  type RoomViewProps,
  type Subject,
  useDesk,
  useSubject,
} from './desk.ts';
export { createDraft } from './drafts.ts';
export { type Gestures, useGestures } from './gestures.ts';
export { createJournal } from './journal.ts';
export { PastChanges } from './past-changes.tsx';
