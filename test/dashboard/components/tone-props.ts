import {expect, test} from 'vitest';
import {tonePropsOf} from '../../../source/dashboard/components/tone-props.ts';
import {themes} from '../../../source/dashboard/records/themes.ts';

test.each(Object.entries(themes))(
	'theme %s has a colour for what is wrong, what is well, and what can be pressed',
	(_, colors) => {
		const tones = tonePropsOf(colors);
		const shown = [tones.error, tones.warning, tones.quiet, tones.accent].map(({color}) => color);
		expect(new Set(shown).size).toBe(4);
		expect(shown).not.toContain(undefined);
		expect(tones.plain).toEqual({});
	},
);
