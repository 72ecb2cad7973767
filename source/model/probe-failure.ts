import type {Handler, Probe} from './containers.ts';
import type {ProbeFailure} from './service-view.ts';

/** What a failing probe met; `text` says it in a few words. */
export type ProbeAnswer = {
	readonly kind: 'refused' | 'status' | 'timeout' | 'other';
	readonly text: string;
};

/** A line of a row holds no more than this of a message from elsewhere. */
const longest = 160;

/**
 * Reads the kubelet's event about one kind of probe ("Readiness probe failed: HTTP probe failed with statuscode: 404",
 * pkg/kubelet/prober/prober.go); undefined where there is none, or where it is about another kind.
 */
export const probeAnswer = (
	failure: ProbeFailure | undefined,
	probe: 'Readiness' | 'Startup',
): ProbeAnswer | undefined => {
	if (!failure?.message.startsWith(`${probe} probe `)) {
		return undefined;
	}

	const said = failure.message.replace(/^\w+ probe (?:failed|errored)(?: and resulted in unknown state)?: /, '');
	const status = /statuscode: (\d+)/.exec(said)?.[1];
	if (status !== undefined) {
		return {kind: 'status', text: `HTTP ${status}`};
	}

	if (/connection refused/.test(said)) {
		return {kind: 'refused', text: 'connection refused'};
	}

	if (/deadline exceeded|Client\.Timeout|i\/o timeout|timed out|timeout: /.test(said)) {
		return {kind: 'timeout', text: 'no answer in time'};
	}

	// A command that fails may say nothing.
	const line = said.trim().replaceAll(/\s+/g, ' ') || 'failure';
	return {kind: 'other', text: line.length > longest ? `${line.slice(0, longest - 1)}…` : line};
};

/** A probe in words: `GET /healthz on port 8080`. */
export const probeText = ({kind, path, port, scheme}: Handler) => {
	switch (kind) {
		case 'httpGet': {
			return `${scheme === 'HTTPS' ? 'HTTPS ' : ''}GET ${path} on port ${port}`;
		}

		case 'tcpSocket': {
			return `TCP connect to port ${port}`;
		}

		case 'grpc': {
			return `gRPC health check on port ${port}`;
		}

		case 'exec': {
			return 'command in the container';
		}

		case 'sleep': {
			return 'sleep';
		}
	}
};

/** How long a probe may go on failing from the start of its container on, in seconds; 0 without a probe. */
export const secondsToFail = (probe: Probe | undefined) =>
	probe ? (probe.initialDelaySeconds ?? 0) + (probe.periodSeconds ?? 10) * (probe.failureThreshold ?? 3) : 0;
