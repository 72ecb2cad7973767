import type {Printable} from '../../source/report/printable.ts';
import type {ReportedFinding} from '../../source/report/report.ts';

/** A finding of shop/web as it is printed. */
export const reportedFinding = (overrides: Partial<ReportedFinding>): ReportedFinding => ({
	code: 'lb-pending',
	severity: 'error',
	confidence: 'certain',
	service: {namespace: 'shop', name: 'web'},
	title: 'Load balancer has no address yet',
	cause: 'a <b> | c',
	evidence: [],
	fixes: [{label: 'Look', kind: 'command', value: 'kubectl get svc', mutating: false}],
	...overrides,
});

/** What check prints of three Services, with these findings. */
export const printable = (findings: readonly ReportedFinding[], overrides: Partial<Printable> = {}): Printable => ({
	report: {
		...{version: '1.2.3', cluster: 'c', context: 'demo', namespaces: ['shop'], services: 3, inputs: [], unknown: []},
		generatedAt: '2026-01-01T00:00:00.000Z',
		findings,
	},
	tally: {errors: 1, warnings: 0, quiet: 2, unknown: 0},
	services: [],
	unknowns: [],
	failOn: 'error',
	hasColor: false,
	version: '1.2.3',
	...overrides,
});
