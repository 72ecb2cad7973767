import {isClusterDns} from '../../model/facets/kube-proxy.ts';
import {exitText, lastExit} from '../../model/pods/container-state.ts';
import {essentials} from '../../model/sync-status.ts';
import {plural} from '../lib/plural.ts';
import {notReadyPodsOf, podSubject} from '../lib/pods/not-ready-pods.ts';
import type {Rule} from '../rule.ts';

export const corednsCrash: Rule = {
	code: 'coredns-crash',
	rank: 10,
	title: 'Pods of the cluster DNS start and end again and again',
	severity: 'error',
	confidence: 'certain',
	inputs: [...essentials, 'deployments', 'statefulsets', 'daemonsets'],
	docs: `CoreDNS ends at once where its configuration has a mistake, and where it finds that it asks itself: the node's
resolv.conf names 127.0.0.53 or the cluster DNS, and CoreDNS forwards to it. While one of its pods still runs, names
resolve; with none left, nothing does.

By hand: kubectl -n kube-system logs -l k8s-app=kube-dns -p says "Loop ... detected", or which line of the Corefile
it does not understand; kubectl -n kube-system get configmap coredns -o yaml shows it.

Loop: let the kubelet's resolvConf be the file with the true name servers (/run/systemd/resolve/resolv.conf), or
forward to their addresses in the Corefile. Exit by OOMKilled: raise its memory limit.`,
	check(view) {
		const notReady = isClusterDns(view.service) ? notReadyPodsOf('crash-loop', view) : undefined;
		if (notReady === undefined) {
			return undefined;
		}

		const {pod, why} = notReady.pods[0];
		const status = [...pod.statuses, ...pod.initStatuses].find(({name}) => name === why.container);
		const exit = status && lastExit(status);
		return {
			severity: notReady.verdict.severity,
			causes: [
				'crash-loop',
				...((notReady.causes ?? []).length > 0 ? ['cluster-dns-no-endpoints', 'no-ready-endpoints'] : []),
			],
			subject: podSubject(notReady.pods[0]),
			cause: `${notReady.pods.length} of ${plural(view.pods.length, 'DNS pod')} ${notReady.pods.length === 1 ? 'crashes' : 'crash'}${exit ? `: ${exitText(exit)}` : ''}`,
			evidence: [
				{
					path: `pod/${pod.name} status.containerStatuses[${why.container}].restartCount`,
					value: String(status?.restarts ?? 0),
				},
				...(exit?.message ? [{path: `pod/${pod.name} last message`, value: exit.message}] : []),
			],
			fixes: [
				{
					kind: 'command',
					label: 'Read the previous logs',
					argv: ['kubectl', '-n', pod.namespace, 'logs', pod.name, '-c', why.container, '-p'],
					mutating: false,
				},
			],
		};
	},
};
