/** Draws the PNG icons from public/icon.svg with the Chromium of this machine: `node src/web/icons/draw.mjs`. */
import { readFile, writeFile } from 'node:fs/promises';
import { chromium } from '@playwright/test';
import { findChromium } from '../../../tools/chromium.ts';

const svg = await readFile(new URL('../public/icon.svg', import.meta.url), 'utf8');
/** Maskable: the ground reaches the edges, and the drawing keeps within the inner four fifths. */
const maskable = svg.replace('rx="14"', '').replace('<g fill', '<g transform="translate(6.4 6.4) scale(0.8)" fill');

const browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox', '--disable-gpu'] });
for (const [name, size, drawing] of [
  ['icon-192.png', 192, svg],
  ['icon-512.png', 512, svg],
  ['icon-maskable-512.png', 512, maskable],
]) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(`<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${drawing}`);
  await writeFile(new URL(`../public/${name}`, import.meta.url), await page.screenshot({ omitBackground: true }));
}
await browser.close();
