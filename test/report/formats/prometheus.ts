import {expect, test} from 'vitest';
import {prometheusText} from '../../../source/report/formats/prometheus.ts';
import {printable, reportedFinding} from '../../_helpers/printable.ts';

test('findings that count are series, each once', () => {
	const text = prometheusText(
		printable([
			reportedFinding({port: 80}),
			reportedFinding({port: 443}),
			reportedFinding({code: 'single-endpoint', ignored: 'by design'}),
			reportedFinding({code: 'cluster-dns-no-endpoints', service: null}),
		]),
	);
	expect(text.match(/^svctop_findings.*$/gm)).toEqual([
		'svctop_findings{namespace="shop",service="web",code="lb-pending",severity="error"} 2',
		'svctop_findings{namespace="",service="",code="cluster-dns-no-endpoints",severity="error"} 1',
	]);
	expect(text).toContain('svctop_services{state="error"} 1\n');
	expect(text).toContain('svctop_complete 1\n');
	expect(text).toContain('svctop_checked_timestamp_seconds 1767225600\n');
	expect(text).toContain('svctop_build_info{version="1.2.3"} 1\n');
});

test('what could not be checked is told, and a label is quoted', () => {
	const odd = reportedFinding({service: {namespace: 'a"\\\n', name: 'web'}});
	const text = prometheusText(printable([odd], {unknowns: ['No rights.']}));
	expect(text).toContain('svctop_complete 0\n');
	expect(text).toContain(String.raw`{namespace="a\"\\\n",service="web"`);
});
