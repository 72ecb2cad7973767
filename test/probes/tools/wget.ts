import {expect, test} from 'vitest';
import {wget} from '../../../source/probes/tools/wget.ts';
import {askedBy, questions} from '../../_helpers/asked-by.ts';

const gnu = 'wget -nv -S --no-proxy --no-check-certificate --max-redirect=0 -t 1 -T 6 -O - http://web.shop:8080/';
const busybox = 'wget -q -S -Y off -T 6 -O - http://web.shop:8080/';
const oldBusybox = 'wget -q -Y off -T 6 -O - http://web.shop:8080/';

test('where there is a busybox its options come first', () => {
	expect(askedBy(wget.request, questions.url, 'wget')).toStrictEqual([gnu, busybox, oldBusybox]);
	expect(askedBy(wget.request, questions.url, 'wget', 'busybox')).toStrictEqual([busybox, gnu, oldBusybox]);
});

test('the word for HEAD', () => {
	for (const line of askedBy(wget.request, {...questions.url, method: 'HEAD'}, 'wget')) {
		expect(line).toMatch(/^wget --spider /);
	}
});
