import {isClusterDns} from '../../model/facets/kube-proxy.ts';
import {lastExit, loopText} from '../../model/pods/container-state.ts';
import {essentials} from '../../model/sync-status.ts';
import {causeText} from '../lib/cause-text.ts';
import {notReadyPodsOf, podSubject, podsText} from '../lib/pods/not-ready-pods.ts';
import type {Rule} from '../rule.ts';

export const corednsCrash: Rule = {
	code: 'coredns-crash',
	rank: 10,
	title: 'CoreDNS is in CrashLoopBackOff',
	severity: 'error',
	confidence: 'certain',
	inputs: [...essentials, 'deployments', 'statefulsets', 'daemonsets'],
	docs: `CoreDNS exits at once where its configuration has a mistake, and where it detects a loop: the node's
resolv.conf names 127.0.0.53 or the cluster DNS, and CoreDNS forwards to it. While one of its pods still runs, names
resolve; with none left, nothing does.

Check: kubectl -n kube-system logs -l k8s-app=kube-dns -p says "Loop ... detected", or which line of the Corefile
it cannot parse; kubectl -n kube-system get configmap coredns -o yaml shows it.

Fix: Loop: let the kubelet's resolvConf be the file with the true name servers (/run/systemd/resolve/resolv.conf), or
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
			cause: causeText`CoreDNS ${status ? loopText(status) : 'CrashLoopBackOff'} (${podsText(notReady.pods, view)})`,
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
