/** How views ask, follow and act. */
export { type Answered, createAnswer } from './answers.ts';
export {
  type Desk,
  DeskProvider,
  type Done,
  type Drafts,
  type Files,
  type OpenText,
  type OwnFormProps,
  type Past,
  type PastChange,
  type RoomViewProps,
  type RunOptions,
  type Subject,
  useDesk,
  useSubject,
} from './desk.ts';
export { createDraft } from './drafts.ts';
export { type ActOptions, type Gestures, useGestures } from './gestures.ts';
export { createJournal, type Journal } from './journal.ts';
