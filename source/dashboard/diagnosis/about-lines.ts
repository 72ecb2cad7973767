import type {Section} from '../../rules/about-service.ts';
import type {Theme} from '../../theme.ts';
import {wrap} from '../text/text-width.ts';

/** What is true of a Service whatever is wrong with it, as lines no wider than `width`; none until it has been told. */
export const aboutLines = (
	sections: readonly Section[] | undefined,
	width: number,
	{paint}: Theme,
): readonly string[] =>
	(sections ?? []).flatMap(({title, lines}) => [
		'',
		` ${paint('strong', title)}`,
		...lines.flatMap(line => wrap(line, width - 5).map((part, index) => `${index === 0 ? '   ' : '     '}${part}`)),
	]);
