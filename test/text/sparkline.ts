import {expect, test} from 'vitest';
import {sparkline} from '../../source/text/sparkline.ts';

test('a bar for each share, one that is seen for the smallest failure, and a blank for nothing', () => {
	expect(sparkline([0, 0.01, 0.5, 1, null, 0])).toBe('▁▂▅█ ▁');
	expect(sparkline([0, 1], ['_', '#'])).toBe('_#');
});
