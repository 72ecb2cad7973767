import type {Gateway, Route} from '../../../model/networking/gateway-objects.ts';
import type {Ingress, IngressClass} from '../../../model/networking/networking-objects.ts';
import type {Node, Service} from '../../../model/objects.ts';
import type {KnownService} from '../../trace/trace-subject.ts';

/** The objects that decide how a request comes in: those of all namespaces that may be listed. */
export type WayInObjects = {
	/** Whether those of all namespaces are known: what is not found may be elsewhere where they are not. */
	readonly isWhole: boolean;
	readonly ingresses: readonly Ingress[];
	readonly classes: readonly IngressClass[];
	readonly routes: readonly Route[];
	readonly gateways: readonly Gateway[];
	readonly services: readonly Service[];
	/** undefined where they may not be listed. */
	readonly nodes: readonly Node[] | undefined;
	/** A Service with what is wrong with it; undefined where it does not exist, or is not known. */
	readonly known: (namespace: string, name: string) => KnownService | undefined;
};
