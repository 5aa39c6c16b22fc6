/** The style of every page: light and dark as the reader's system asks, colours of contrast AA in both. */
export const PAGE_STYLE = `
:root { color-scheme: light dark; --ink: #1b1f24; --paper: #fff; --soft: #f2f4f7; --line: #c4cad3; --dim: #4b5563; --link: #0b57d0; --good: #0f6b35; --bad: #a4161a; --warn: #7a4b00; --bar: #3b6fb6; --bar-2: #b45f06; --focus: #0b57d0; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e9ee; --paper: #14171c; --soft: #1e232a; --line: #454e5b; --dim: #b3bcc8; --link: #9cc2ff; --good: #7ddc9c; --bad: #ffa8a3; --warn: #f3c969; --bar: #7fb0f5; --bar-2: #f0a35c; --focus: #ffd54a; } }
* { box-sizing: border-box; }
body { margin: 0; font: 1rem/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); }
header, main, footer { max-width: 75rem; margin: 0 auto; padding: 0 1rem; }
header { border-bottom: 1px solid var(--line); }
footer { border-top: 1px solid var(--line); margin-top: 3rem; color: var(--dim); }
.site { font-weight: 700; font-size: 1.125rem; margin: 1rem 0 0; }
nav ul { display: flex; flex-wrap: wrap; gap: 0 1.25rem; list-style: none; padding: 0; margin: 0.25rem 0 0.75rem; }
nav a { display: inline-block; padding: 0.375rem 0; }
nav a[aria-current] { color: var(--ink); font-weight: 700; text-decoration-thickness: 3px; }
a { color: var(--link); text-underline-offset: 0.2em; }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; }
.skip { position: absolute; left: -100vw; background: var(--paper); padding: 0.5rem 1rem; }
.skip:focus { left: 0; top: 0; z-index: 1; }
h1 { line-height: 1.2; margin: 1.5rem 0 0.5rem; }
h2 { margin: 2.5rem 0 0.5rem; border-bottom: 1px solid var(--line); }
h3 { margin: 2rem 0 0.5rem; }
h1, h2, h3, p, li, dd { overflow-wrap: anywhere; }
code { font: 0.9375em ui-monospace, monospace; unicode-bidi: isolate; overflow-wrap: anywhere; }
td, th, dd, caption, option { unicode-bidi: isolate; }
.scroll { overflow-x: auto; margin: 1rem 0; }
table { border-collapse: collapse; min-width: 100%; }
caption { text-align: start; font-weight: 700; padding-bottom: 0.375rem; }
th, td { text-align: start; vertical-align: top; padding: 0.25rem 0.75rem 0.25rem 0; border-bottom: 1px solid var(--line); }
thead th { background: var(--soft); border-bottom: 2px solid var(--line); }
tbody th { font-weight: 600; }
.number { text-align: end; font-variant-numeric: tabular-nums; white-space: nowrap; }
td ol, td ul { margin: 0; padding-inline-start: 1.25rem; }
td p { margin: 0; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.25rem 1rem; }
dt { font-weight: 600; }
dd { margin: 0; }
.good, .tested { color: var(--good); font-weight: 600; }
.bad, .incompatible { color: var(--bad); font-weight: 600; }
.unknown, .warning { color: var(--warn); }
details { margin: 1rem 0; }
summary { cursor: pointer; padding: 0.25rem 0; font-weight: 600; }
svg { display: block; min-width: 40rem; max-width: 60rem; width: 100%; height: auto; }
svg text { fill: var(--ink); font: 13px system-ui, sans-serif; }
.full { fill: var(--bar); }
.delta { fill: var(--bar-2); }
.picker { display: flex; flex-wrap: wrap; gap: 0.75rem 1.5rem; align-items: end; background: var(--soft); border: 1px solid var(--line); padding: 1rem; margin: 1rem 0; }
.picker[hidden] { display: none; }
.picker label { display: grid; font-weight: 600; min-width: 0; }
.picker select { font: inherit; font-weight: 400; color: inherit; background: var(--paper); border: 1px solid var(--dim); padding: 0.375rem 0.5rem; min-width: 10rem; max-width: 80vw; }
.picker output { display: block; flex-basis: 100%; }
.picker output > * { margin-block: 0.25rem; }
@media (max-width: 40rem) { dl { grid-template-columns: 1fr; } dd { margin-bottom: 0.5rem; } }
@media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
@media print { nav, .skip, .picker { display: none; } .scroll { overflow: visible; } }
`;
