/** The one function of the `qrcode` package that is used: it draws a text as an SVG document. */
declare module 'qrcode' {
  const qrcode: {
    toString(text: string, options: { type: 'svg'; margin: number; errorCorrectionLevel: 'L' | 'M' | 'Q' | 'H' }): Promise<string>;
  };
  export = qrcode;
}
