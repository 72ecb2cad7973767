import type {Service, ServicePort} from '../../model/objects.ts';
import type {Target} from '../../model/pod-access/exec.ts';
import type {ProvingHop} from '../../report/proofs/port-proof.ts';
import type {Finding} from '../../rules/finding.ts';

/** What a failure that no object explains comes to. */
export type Failure = {
	readonly index: number;
	readonly port: ServicePort;
	readonly hop: ProvingHop;
	readonly client: Target;
	readonly isDoubt: boolean;
};

/** What the one answer tells by itself, where no trace could be made. */
export const plainVerdict = ({port, hop: {outcome, detail}}: Failure) => {
	const said = {title: `Port ${port.port} fails`, cause: detail, fixes: []};
	const codes: Partial<Record<string, string>> = {'http-status': 'http-server-error', reset: 'connection-reset'};
	return {
		...said,
		code: codes[outcome] ?? 'no-response',
		confidence: outcome in codes ? ('certain' as const) : ('likely' as const),
	};
};

/** A finding of what a question, and the trace after it, told. */
export const findingOf = (
	{namespace, name}: Service,
	{port, hop, client}: Failure,
	verdict: Pick<Finding, 'code' | 'confidence' | 'title' | 'cause' | 'fixes'>,
): Finding => ({
	code: verdict.code,
	severity: verdict.confidence === 'certain' ? 'error' : 'warning',
	confidence: verdict.confidence,
	service: {namespace, name},
	port: port.port,
	title: verdict.title,
	cause: `${verdict.title}: ${verdict.cause.replace(/\.$/, '')}`,
	evidence: [{path: `asked from ${client.namespace}/${client.pod}: ${hop.target}`, value: hop.detail}],
	fixes: verdict.fixes,
	proof: hop,
});
