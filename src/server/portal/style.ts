/** How the pages look to people without an account: one small sheet, no script, readable on an old phone. */

export const portalStyle = `
:root { color-scheme: light dark; --ink: #26231f; --soft: #6a645b; --ground: #faf8f4; --field: #fff; --edge: #8d867b; --accent: #b8410f; --on: #fff; --good: #256f4a; --stop: #b3261e; }
@media (prefers-color-scheme: dark) { :root { --ink: #f0ece4; --soft: #aba497; --ground: #171614; --field: #211f1c; --edge: #7d766b; --accent: #f08a4b; --on: #1b130d; --good: #7cc79d; --stop: #f2a49b; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 1.0625rem/1.5 system-ui, sans-serif; }
main { max-width: 36rem; margin: 0 auto; padding: 1.25rem 1rem 3rem; }
header, footer { max-width: 36rem; margin: 0 auto; padding: 1rem; color: var(--soft); font-size: .9375rem; }
header { padding-bottom: 0; }
header a { float: right; color: inherit; }
h1 { margin: 0 0 .5rem; font: 600 1.625rem/1.25 Georgia, serif; }
h2 { margin: 2rem 0 .5rem; font: 600 1.1875rem/1.3 Georgia, serif; }
p { margin: 0 0 .75rem; overflow-wrap: anywhere; }
a { color: var(--accent); }
label, legend { display: block; margin: 1.25rem 0 .25rem; padding: 0; font-weight: 600; }
fieldset { margin: 0; padding: 0; border: 0; }
fieldset label { display: flex; align-items: center; min-height: 2.75rem; margin: 0; font-weight: 400; }
fieldset input { width: 1.25rem; height: 1.25rem; margin: 0 .625rem 0 0; accent-color: var(--accent); }
textarea, input[type="text"] { width: 100%; padding: .625rem .75rem; border: 1px solid var(--edge); border-radius: 6px; background: var(--field); color: inherit; font: inherit; }
textarea { min-height: 8rem; }
input[type="file"] { max-width: 100%; font: inherit; }
button { min-height: 2.75rem; margin-top: 1.5rem; padding: .5rem 1.5rem; border: 0; border-radius: 6px; background: var(--accent); color: var(--on); font: 600 1.0625rem system-ui, sans-serif; }
:focus-visible { outline: 3px solid #2f6bd8; outline-offset: 2px; }
.hint { margin: 0 0 .375rem; color: var(--soft); font-size: .9375rem; }
.note, .good, .stop { padding: .75rem 1rem; border-left: 4px solid var(--edge); background: var(--field); white-space: pre-line; }
.good { border-color: var(--good); }
.stop { border-color: var(--stop); }
img { max-width: 100%; max-height: 24rem; border-radius: 6px; }
.words { white-space: pre-line; }
.trap { position: absolute; left: -100vw; }
ol { margin: 0; padding: 0; list-style: none; }
li { padding: .75rem 0; border-top: 1px solid var(--edge); }
`;
