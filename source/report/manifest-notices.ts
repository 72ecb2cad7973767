import type {Finding, Location} from '../rules/finding.ts';
import type {Explained} from './input-unavailable.ts';

/** The code of a finding about a key that stands twice in a manifest. */
const duplicateKey: Explained = {
	code: 'duplicate-key',
	title: 'A key stands twice in one mapping',
	severity: 'info',
	confidence: 'certain',
	worksOnManifests: 'info',
	isForManifestsOnly: true,
	docs: `YAML and JSON allow a key once in a mapping. kubectl still reads a manifest and takes the last value, without
a word. svctop does the same and tells of it: most often a field was added a second time, and the first one is the one
that people read and change.

Check: kubectl create --dry-run=client -o yaml -f FILE shows what is left.

Fix: Remove the value that is not meant. Other tools stop at such a file, or take the first value.`,
};

/** The code of a finding about an object that a file defines twice. */
const duplicateObject: Explained = {
	code: 'duplicate-object',
	title: 'An object is defined twice in one file',
	severity: 'info',
	confidence: 'certain',
	worksOnManifests: 'info',
	isForManifestsOnly: true,
	docs: `kubectl apply sends the objects of a file one after the other. Where two have the same kind, namespace and name, the
second one changes what the first one made, and its fields are what stays. svctop judges the last one.

Two objects that are the same are one. Where two files define an object in different ways they are taken as meant for
different clusters, and judged apart.

Check: grep -n -A3 'kind: KIND' FILE

Fix: Remove one of the two, or give it another name.`,
};

/** The codes of notices about manifests. */
export const manifestNotices: readonly Explained[] = [duplicateKey, duplicateObject];

/** A notice as a finding: about no Service, and nothing to be counted as a fault. */
export const noticeFinding = ({
	code,
	place,
	cause,
}: {
	readonly code: string;
	readonly place: Location;
	readonly cause: string;
}): Finding => {
	const {title, severity, confidence} = manifestNotices.find(notice => notice.code === code)!;
	return {code, severity, confidence, service: null, location: place, title, cause, evidence: [], fixes: []};
};
