import type {Section} from '../../rules/about-service.ts';
import {indentedLines} from '../components/indented-lines.ts';
import type {Line} from '../components/line.ts';
import {type Folding, sectionLines} from '../components/section-lines.ts';

/** A place outside that a Service is reached at. */
export type Place = NonNullable<Section['places']>[number];

/**
 * What is true of a Service whatever is wrong with it, as lines no wider than `width`; none until it is known. `triedText`
 * is how a place outside answered, or that it was not tried.
 */
export const aboutLines = (
	sections: readonly Section[] | undefined,
	width: number,
	folding: Folding,
	triedText: (place: Place) => string,
): readonly Line[] =>
	(sections ?? []).flatMap(({title, lines, places = []}) =>
		sectionLines(
			title,
			[...lines, ...places.map(place => `${place.target} (${place.of}): ${triedText(place)}`)].flatMap(text =>
				indentedLines(text, {indent: 3, hanging: 2}, width),
			),
			folding,
		),
	);
