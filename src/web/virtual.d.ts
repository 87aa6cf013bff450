/** The texts by language, made by tools/web-messages.ts out of all catalogues: what the first view says, and the rest. */
declare module 'virtual:messages/en' {
  export const messages: Readonly<Record<string, string>>;
}
declare module 'virtual:messages/en/later' {
  export const messages: Readonly<Record<string, string>>;
}
declare module 'virtual:messages/fr' {
  export const messages: Readonly<Record<string, string>>;
}
declare module 'virtual:messages/fr/later' {
  export const messages: Readonly<Record<string, string>>;
}
