import type {Owner, Pod} from '../model/objects.ts';
import type {ServiceView} from '../model/service-view.ts';
import type {Evidence, Finding, Subject} from './finding.ts';
import {kubectlName} from './lib/fixes/kubectl-name.ts';
import {manifestFix} from './lib/fixes/manifest-fix.ts';

const templatePath = ({kind}: Owner) => (kind === 'CronJob' ? 'spec.jobTemplate.spec.template' : 'spec.template');

/** No pod is in a manifest that a template makes: its field is told as one of the template. */
const ownEvidence = ({path, value}: Evidence, pods: readonly Pod[]): Evidence => {
	const [, name, field] = /^pod\/(\S+) (spec\..+)$/.exec(path) ?? [];
	const owner = pods.find(pod => pod.name === name)?.owner;
	return {path: owner === undefined ? path : `${kubectlName(owner)} ${templatePath(owner)}.${field}`, value};
};

const ownSubject = (subject: Subject, pods: readonly Pod[]): Subject => {
	const pod = subject.kind === 'Pod' ? pods.find(({name}) => name === subject.name) : undefined;
	return pod?.owner === undefined ? subject : {...subject, ...pod.owner};
};

/** A finding that tells of pods that do not run yet as of the templates that they will be made from. */
export const templateFinding = (finding: Finding, all: readonly Pod[]): Finding => {
	const pods = all.filter(({isPlanned}) => isPlanned);
	return {
		...finding,
		...(finding.subject && {subject: ownSubject(finding.subject, pods)}),
		evidence: finding.evidence.map(evidence => ownEvidence(evidence, pods)),
	};
};

/**
 * A finding in a manifest: what fixes it is an edit of the file, as there is no object to send a command to. `view` is
 * left out where the Service is in no manifest.
 */
export const manifestFinding = (finding: Finding, view?: Pick<ServiceView, 'service' | 'pods'>): Finding => ({
	...templateFinding(finding, view?.pods ?? []),
	fixes: finding.fixes.flatMap(fix => manifestFix(fix, view?.service) ?? []),
});
