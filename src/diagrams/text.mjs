// How texts break into lines and how much room they take with the widest of the usual fonts: at 90 px,
// as bpmn-js does it. No font is asked, so that every machine places and draws alike.

const WIDEST = 90;
const LABEL = 11;
const LINE = 14;

// Thousandths of the font's size, rounded up: DejaVu Sans, which is as wide as Verdana. Arial takes less.
const WIDTHS = {
  280: '\'ijl', 320: 'IJ ,.', 390: '/:;f-()t', 420: 'r!', 530: 'sz?"', 600: 'cLFkvxyP', 640: 'oaeETYhnuSbdgpq$0123456789',
  700: 'KAVXZBRC{}', 790: 'UNHDGOQ', 870: 'wM+='
};
const BROADEST = 1000;

/** Width and height of a label in px. */
export function box(text) {
  const broken = lines(text, LABEL);
  return { width: Math.ceil(Math.max(...broken.map(l => width(l, LABEL)))), height: LINE * broken.length };
}

/** The lines of a text in a font of so many px, none broader than said. */
export function lines(text, size, widest = WIDEST) {
  const broken = [];
  for (const word of text.split(' ')) {
    const longer = broken.length ? `${broken.at(-1)} ${word}` : word;
    if (broken.length && width(longer, size) <= widest) broken[broken.length - 1] = longer;
    else broken.push(word);
  }
  return broken;
}

const width = (text, size) => [...text].reduce((sum, c) => sum + em(c), 0) * size / 1000;

const em = c => Number(Object.keys(WIDTHS).find(w => WIDTHS[w].includes(c)) ?? BROADEST);
