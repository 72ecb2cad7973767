import type {ProbeProgress} from '../../probes/probe.ts';
import type {Hop} from '../../probes/trace/hop.ts';
import type {createProgress} from '../progress.ts';

/** The progress line of a hop; `label` names its port where there are several. */
const hopText = ({hop, target, outcome, ms}: Hop, label: string | undefined) =>
	`${label === undefined ? '' : `${label}: `}${hop} ${target}: ${outcome}${ms === null ? '' : ` in ${ms} ms`}`;

/** Runs a trace to its end, and shows each hop on stderr when it has finished. */
export const runWithProgress = async <End>(
	run: AsyncGenerator<ProbeProgress, End>,
	progress: ReturnType<typeof createProgress>,
): Promise<End> => {
	let labels: readonly string[] = [];
	let next = await run.next();
	for (; !next.done; next = await run.next()) {
		const event = next.value;
		if (event.kind === 'ports') {
			({labels} = event);
		}

		if (event.kind === 'hop') {
			progress.show(hopText(event.hop, event.port === undefined ? undefined : labels[event.port]));
		}
	}

	progress.clear();
	return next.value;
};
