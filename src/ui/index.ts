/**
 * The design system: the one door to widgets, keys, language and theme. Load `styles/index.css` once beside it.
 * The command line and the server take `i18n/index.ts` instead, which has no DOM.
 */
export { useAnnouncer } from './context/announcer.tsx';
export { type I18n, useI18n } from './context/i18n.tsx';
export { createMedia } from './context/media.ts';
export { afterPaint, createPieces } from './context/painted.ts';
export { createPreference, type KeyValue, steady } from './context/preferences.ts';
export { UiProvider } from './context/provider.tsx';
export { themes, useTheme } from './context/theme.ts';
export { whenIdle } from './context/when-idle.ts';
export * from './desk/index.ts';
export { Editable } from './form/editable.tsx';
export { type Draft, draftOf, type FieldSpec, keptDraft } from './form/fields.ts';
export { Form } from './form/form.tsx';
export * from './i18n/index.ts';
export * from './icons.tsx';
export { find } from './keyboard/fuzzy.ts';
export type { Shortcut } from './keyboard/keymap.ts';
export { CommandPalette, type PaletteItem } from './keyboard/palette.tsx';
export { useShortcut } from './keyboard/shortcuts.tsx';

export { Prose } from './prose/prose.tsx';
export { saveFile } from './save-file.ts';
export { Board, BoardColumn } from './virtual/board.tsx';
export { type Column, DataTable } from './virtual/data-table.tsx';
export type { Rows } from './virtual/rows.ts';
export { VirtualList } from './virtual/virtual-list.tsx';
export { AppShell } from './widgets/app-shell.tsx';
export { FilterChip, PageHeader, SegmentedControl, Toolbar } from './widgets/bar.tsx';
export { Button, IconButton, LinkButton } from './widgets/button.tsx';
export { Checkbox, Switch } from './widgets/checkbox.tsx';
export { Combobox, type ComboboxOption } from './widgets/combobox.tsx';
export { DateField } from './widgets/date-field.tsx';
export { Dialog, Drawer } from './widgets/dialog.tsx';
export { FileDrop } from './widgets/file-drop.tsx';
export { Menu, Popover } from './widgets/late.tsx';
export type { MenuItem } from './widgets/menu.tsx';
export { Banner, EmptyState, ErrorNote, StateLine } from './widgets/notes.tsx';
export { PartNav } from './widgets/part-nav.tsx';

export { QrCode } from './widgets/qr-code.tsx';
export { Select } from './widgets/select.tsx';
export { Badge, Initials, Kbd, ProgressBar, RelativeTime, Tag } from './widgets/small.tsx';
export { Tabs } from './widgets/tabs.tsx';
export { TextArea, TextField } from './widgets/text-field.tsx';
export { useToasts } from './widgets/toast.tsx';
