import type {Finding} from '../../rules/finding.ts';

/** What tells one finding of a Service from another. */
const identityOf = ({code, port, subject}: Finding) =>
	// Pods are made anew: another one with the same fault is the same finding.
	[code, port, subject?.kind === 'Pod' ? '' : `${subject?.kind}/${subject?.name}`].join(' ');

/** The findings of a Service after a change, each with what the change does to it, and those that it heals. */
export const changesOf = (before: readonly Finding[], after: readonly Finding[]) => {
	const [known, left] = [before, after].map(findings => new Set(findings.map(identityOf)));
	return {
		after: after.map(finding => ({...finding, change: known!.has(identityOf(finding)) ? 'stays' : 'breaks'}) as const),
		healed: before
			.filter(finding => !left!.has(identityOf(finding)))
			.map(finding => ({...finding, change: 'heals'}) as const),
	};
};
