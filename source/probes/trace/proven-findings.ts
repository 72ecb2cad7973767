import type {Finding} from '../../rules/finding.ts';
import type {Trail} from './hop.ts';
import type {Route} from './route.ts';
import type {TraceVerdict} from './verdict.ts';

/** The findings after the walk: a target port that was only suspicious is at fault once nothing is found to listen on it. */
export const provenFindings = (
	findings: readonly Finding[],
	{port}: Route,
	{ports}: Trail,
	{code, confidence}: TraceVerdict,
): readonly Finding[] =>
	findings.map(finding => {
		const isProven =
			finding.code === 'target-port-undeclared' &&
			finding.port === port?.port &&
			code === 'not-listening' &&
			confidence === 'certain';
		if (!isProven) {
			return finding;
		}

		const known = ports.find(({listening}) => listening !== undefined);
		const seen =
			known === undefined
				? []
				: [{path: `pod/${known.pod} /proc/net/tcp`, value: known.listening!.join(', ') || 'none'}];
		return {
			...finding,
			severity: 'error',
			confidence: 'certain',
			cause: `nothing listens on target port ${finding.evidence[0]?.value ?? ''} of the pods${known?.listening?.length ? `; they listen on ${known.listening.join(', ')}` : ''}`,
			evidence: [...finding.evidence, ...seen],
		};
	});
