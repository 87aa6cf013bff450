/**
 * The design system: the one door to widgets, keys, language and theme. Load `styles/index.css` once beside it.
 * The command line and the server take `i18n/index.ts` instead, which has no DOM.
 */
export { type Announcer, useAnnouncer } from './context/announcer.tsx';
export { type I18n, useI18n } from './context/i18n.tsx';
export { createPreference, type KeyValue, steady } from './context/preferences.ts';
export { UiProvider, type UiProviderProps } from './context/provider.tsx';
export { type Theme, type ThemeChoice, themes, useTheme } from './context/theme.ts';
export * from './desk/index.ts';
export { type Draft, draftOf, type FieldKind, type FieldSpec, readDraft, type Values } from './form/fields.ts';
export { Form, type FormProps } from './form/form.tsx';
export * from './i18n/index.ts';
export * from './icons.tsx';
export { find } from './keyboard/fuzzy.ts';
export type { Shortcut } from './keyboard/keymap.ts';
export { CommandPalette, type CommandPaletteProps, type PaletteItem } from './keyboard/palette.tsx';
export { type Shortcuts, useShortcut, useShortcuts } from './keyboard/shortcuts.tsx';
export { safeHref } from './prose/parse.ts';
export { Prose, type ProseProps } from './prose/prose.tsx';
export { Board, BoardColumn, type BoardColumnProps } from './virtual/board.tsx';
export { type Column, DataTable, type DataTableProps, type Sorting } from './virtual/data-table.tsx';
export type { Rows } from './virtual/rows.ts';
export { type RowState, VirtualList, type VirtualListProps } from './virtual/virtual-list.tsx';
export { AppShell, type AppShellProps, type ShellRoom } from './widgets/app-shell.tsx';
export { FilterChip, PageHeader, SegmentedControl, Toolbar } from './widgets/bar.tsx';
export { Button, type ButtonKind, type ButtonProps, IconButton, type IconButtonProps, LinkButton } from './widgets/button.tsx';
export { Checkbox, type CheckboxProps, Switch } from './widgets/checkbox.tsx';
export { Combobox, type ComboboxOption, type ComboboxProps } from './widgets/combobox.tsx';
export { DateField, type DateFieldProps } from './widgets/date-field.tsx';
export { Dialog, type DialogProps, Drawer } from './widgets/dialog.tsx';
export { FileDrop, type FileDropProps } from './widgets/file-drop.tsx';
export { Menu, Popover } from './widgets/late.tsx';
export type { MenuItem, MenuProps } from './widgets/menu.tsx';
export { Banner, EmptyState, ErrorNote, StateLine, type StateLineProps } from './widgets/notes.tsx';
export type { PopoverProps } from './widgets/popover.tsx';
export { Select, type SelectOption, type SelectProps } from './widgets/select.tsx';
export { Badge, Initials, Kbd, ProgressBar, RelativeTime, Tag, type Tone } from './widgets/small.tsx';
export { Tabs, type TabsProps } from './widgets/tabs.tsx';
export { TextArea, TextField } from './widgets/text-field.tsx';
export { createToasts, type Toast, type Toasts, useToasts } from './widgets/toast.tsx';
