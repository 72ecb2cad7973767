/** The labels of a page's paragraphs, bold in Markdown. */
export const boldLabels = (markdown: string): string => markdown.replaceAll(/^(Why|Check|Fix): /gm, '**$1:** ');
