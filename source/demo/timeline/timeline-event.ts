import type {Labels} from '../objects/kubernetes-object.ts';

/** One thing that happens; pods are named by their labels, and the first of them is meant. */
export type TimelineEvent =
	| {readonly kind: 'readiness'; readonly namespace: string; readonly labels: Labels; readonly ready: boolean}
	| {readonly kind: 'restart'; readonly namespace: string; readonly labels: Labels}
	| {readonly kind: 'replace'; readonly namespace: string; readonly labels: Labels}
	| {readonly kind: 'selector'; readonly namespace: string; readonly service: string; readonly selector: Labels};
