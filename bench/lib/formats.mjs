/** How numbers are written in the report. */

export const MB = 1e6;
export const whole = (value) => Math.round(value).toLocaleString('en-US');
export const short = (value) => (value < 10 ? value.toFixed(1) : whole(value));
export const three = (value) => (value >= 100 ? whole(value) : Number(value.toPrecision(3)).toString());
export const fixed = (value, digits = 0) => (value === null || value === undefined ? '–' : value.toFixed(digits));
export const share = (value) => (value === null || value === undefined ? '–' : `${fixed(value * 100)}%`);
export const row = (...cells) => `| ${cells.join(' | ')} |`;
