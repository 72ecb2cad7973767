import type {Namespace, Pod, Service} from '../objects.ts';
import type {NamespaceStore} from './namespace-store.ts';

/** What can be asked of everything that is known, beside the views. `listed` are the namespaces that the server listed. */
export const lookupsIn = (stores: ReadonlyMap<string, NamespaceStore>, listed: () => readonly Namespace[]) => ({
	podsIn: (namespace: string): readonly Pod[] => [...(stores.get(namespace)?.pods.values() ?? [])],

	servicesIn: (namespace: string): readonly Service[] => [...(stores.get(namespace)?.services.values() ?? [])],

	/** Whether the very pod is known still, and not another one of its name. */
	hasPod: ({namespace, name, uid}: Pod): boolean => stores.get(namespace)?.pods.get(name)?.uid === uid,

	/** A pod by its name; undefined where it is not known. */
	podOf: ({namespace, name}: {readonly namespace: string; readonly name: string}): Pod | undefined =>
		stores.get(namespace)?.pods.get(name),

	/** Name of the node a pod runs on; undefined where the pod, or its node, is not known. */
	nodeOf: ({namespace, name}: {readonly namespace: string; readonly name: string}): string | undefined =>
		stores.get(namespace)?.pods.get(name)?.node || undefined,

	/** Names of the namespaces there are, sorted: those listed, or those seen where none may be listed. */
	namespaceNames(): readonly string[] {
		const names = listed().map(({name}) => name);
		return (names.length > 0 ? names : [...stores.keys()]).sort();
	},
});
