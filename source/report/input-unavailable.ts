import type {Rule} from '../rules/rule.ts';

/** What is told of a code: of a rule's, or of one that comes from no rule. */
export type Explained = Pick<
	Rule,
	| 'code'
	| 'title'
	| 'severity'
	| 'severityOverTime'
	| 'confidence'
	| 'docs'
	| 'causes'
	| 'worksOnManifests'
	| 'isForManifestsOnly'
>;

/** The code of a finding that is about what could not be looked at. */
export const inputUnavailable: Explained = {
	code: 'input-unavailable',
	title: 'A resource may not be read',
	severity: 'info',
	confidence: 'certain',
	docs: `Some rules read more than Services, EndpointSlices and Pods: workloads, Ingresses, NetworkPolicies, nodes. Where the
user in the kubeconfig may not list one of these, such rules say nothing, or say less, and this note names the resource.
Everything else is judged as ever, and the exit code does not change.

Check: kubectl auth can-i list RESOURCE --all-namespaces, and the same with --namespace.

Fix: Ask for permission to get, list and watch that resource. The built-in ClusterRole view has the workloads, Ingresses
and NetworkPolicies; it has no Nodes, no IngressClasses and nothing of the Gateway API, which take a ClusterRole of
their own. Nodes, Namespaces and IngressClasses are cluster-scoped: they need a ClusterRoleBinding.`,
};
