/** The texts by language, made by tools/web-messages.ts out of all catalogues. */
declare module 'virtual:messages/en' {
  export const messages: Readonly<Record<string, string>>;
}
declare module 'virtual:messages/fr' {
  export const messages: Readonly<Record<string, string>>;
}
