import {readdirSync} from 'node:fs';
import path from 'node:path';
import {explained} from '../source/report/explained.ts';
import type {Explained} from '../source/report/input-unavailable.ts';

/** A folder of rules, as a reader looks for them. */
export type Family = {
	readonly title: string;
	/** What its rules find, in words that a user searches for. */
	readonly finds: string;
	readonly rules: readonly Explained[];
};

const folder = path.join(import.meta.dirname, '../source/rules');

const titles: ReadonlyArray<readonly [folder: string, title: string, finds: string]> = [
	['selector', 'Selector', 'a typo in a label, pods in another namespace, a label of one release'],
	['ports', 'Ports', 'a targetPort that no container has, a port name that is misspelled, UDP against TCP'],
	['pods', 'Pods', 'CrashLoopBackOff, ImagePullBackOff, OOMKilled, Unschedulable, failing probes and gates'],
	['endpoints', 'Endpoints', 'no ready endpoints, stale or manual EndpointSlices, an IP family without endpoints'],
	['workloads', 'Workloads', 'a rollout that is stuck, a workload scaled to 0 or that cannot create pods'],
	['dns', 'DNS', 'an ExternalName that leads nowhere, a headless Service without a name, a dnsPolicy'],
	['exposure', 'Ways in', 'Ingress, Gateway API, LoadBalancer `<pending>`, traffic policies that drop'],
	['policy', 'NetworkPolicy', 'ingress or DNS egress that is blocked, a Service port where a pod port belongs'],
	['cluster', 'Cluster', 'CoreDNS, kube-proxy'],
];

const codesIn = (name: string) => new Set(readdirSync(path.join(folder, name)).map(file => file.replace(/\.ts$/, '')));

/** Every code that check prints, by family; those that no folder of rules has come last. */
export const families: readonly Family[] = (() => {
	const known = titles.map(([name, title, finds]) => {
		const codes = codesIn(name);
		return {title, finds, rules: explained.filter(({code}) => codes.has(code))};
	});
	const placed = new Set(known.flatMap(({rules}) => rules));
	const others = explained.filter(rule => !placed.has(rule));
	return [
		...known.filter(({rules}) => rules.length > 0),
		{title: 'Manifests and permissions', finds: 'what stands twice in a file, what may not be read', rules: others},
	].map(family => ({...family, rules: family.rules.toSorted((a, b) => (a.code < b.code ? -1 : 1))}));
})();
