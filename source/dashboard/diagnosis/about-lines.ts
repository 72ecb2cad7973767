import type {Section} from '../../rules/about-service.ts';
import {indentedLines} from '../components/indented-lines.ts';
import type {Line} from '../components/line.ts';
import {type Folding, sectionLines} from '../components/section-lines.ts';

/** What is true of a Service whatever is wrong with it, as lines no wider than `width`; none until it is known. */
export const aboutLines = (
	sections: readonly Section[] | undefined,
	width: number,
	folding: Folding,
): readonly Line[] =>
	(sections ?? []).flatMap(({title, lines}) =>
		sectionLines(
			title,
			lines.flatMap(text => indentedLines(text, {indent: 3, hanging: 2}, width)),
			folding,
		),
	);
