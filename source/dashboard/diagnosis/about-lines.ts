import type {Section} from '../../rules/about-service.ts';
import {type Line, line, toned} from '../components/line.ts';
import {wrap} from '../text/text-width.ts';

/** What is true of a Service whatever is wrong with it, as lines no wider than `width`; none until it is known. */
export const aboutLines = (sections: readonly Section[] | undefined, width: number): readonly Line[] =>
	(sections ?? []).flatMap(({title, lines}) => [
		[],
		line` ${toned('strong', title)}`,
		...lines.flatMap(text => wrap(text, width - 5).map((part, index) => line`${index === 0 ? '   ' : '     '}${part}`)),
	]);
