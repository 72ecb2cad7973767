import {expect, test} from 'vitest';
import {markdownText} from '../../../source/report/formats/markdown.ts';
import {printable, reportedFinding} from '../../_helpers/printable.ts';

test('a summary has the count, a table, and the fixes of what counts', () => {
	const text = markdownText(
		printable([
			reportedFinding({}),
			reportedFinding({code: 'no-ready-endpoints', foldedUnder: 'lb-pending'}),
			reportedFinding({code: 'single-endpoint', ignored: 'by design'}),
		]),
	);
	expect(text).toBe(String.raw`**3 services: 1 error, 0 warnings, 2 OK**

| severity | Service | code | cause |
| --- | --- | --- | --- |
| error | shop/web | lb-pending | a \<b\> \| c |
| caused by lb-pending | shop/web | no-ready-endpoints | a \<b\> \| c |

### shop/web: Load balancer has no address yet

a \<b\> \| c (${'`lb-pending`'})

Look:

${'```'}sh
kubectl get svc
${'```'}
`);
});

test('what could not be checked is told, and nothing found is the count alone', () => {
	expect(markdownText(printable([]))).toBe('**3 services: 1 error, 0 warnings, 2 OK**\n');
	expect(markdownText(printable([], {unknowns: ['No *rights*.']}))).toContain('Not checked: No \\*rights\\*.');
});
