import {isClusterDns} from '../../model/facets/kube-proxy.ts';
import {readiness} from '../../model/pods/readiness.ts';
import {endpointRows, usableOn} from '../../model/ports/endpoints.ts';
import {essentials} from '../../model/sync-status.ts';
import type {Rule} from '../rule.ts';

export const clusterDnsNoEndpoints: Rule = {
	code: 'cluster-dns-no-endpoints',
	rank: 20,
	title: 'Cluster DNS has no ready endpoints',
	severity: 'error',
	confidence: 'certain',
	inputs: essentials,
	causes: ['no-ready-endpoints', 'selector-matches-nothing'],
	docs: `The Service with the label k8s-app=kube-dns is the cluster DNS of every pod. Without a ready pod lookups fail:
applications report timeouts, or "Temporary failure in name resolution". NodeLocal DNSCache, where it runs, still
answers what it has cached and upstream names.

Check: kubectl -n kube-system get pods -l k8s-app=kube-dns; kubectl -n kube-system logs -l k8s-app=kube-dns.

Fix: Bring CoreDNS back: scale its Deployment up, or fix what its pods report. "Loop detected" in its log means that it
forwards to itself: its node's resolv.conf points back to it.`,
	check(view) {
		const {namespace, ports} = view.service;
		const ready = readiness(view);
		const rows = endpointRows(view);
		// Its metrics have a port of their own, and Services that are there for those alone have the same label.
		const questions = ports.flatMap(({port}, index) => (port === 53 ? [usableOn(rows, index).length] : []));
		if (!isClusterDns(view.service) || ready === undefined || Math.max(...questions, 0) > 0 || questions.length === 0) {
			return undefined;
		}

		return {
			cause: `cluster DNS down: 0/${ready.total} CoreDNS pods ready`,
			evidence: [{path: 'usable endpoints', value: `0 of ${ready.total}`}],
			fixes: [
				{
					kind: 'command',
					label: 'Check the pods',
					argv: ['kubectl', '-n', namespace, 'describe', 'pods', '-l', 'k8s-app=kube-dns'],
					mutating: false,
				},
			],
		};
	},
};
