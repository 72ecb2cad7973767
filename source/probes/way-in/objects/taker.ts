import type {Route} from '../../../model/networking/gateway-objects.ts';

/** A backend of a rule, by the number or the name of its Service's port. */
export type TakerBackend = {
	readonly namespace: string;
	readonly service: string;
	readonly port: number | string;
};

/** A rule that takes a request. */
export type Taker = {
	readonly kind: 'Ingress' | Route['kind'];
	readonly namespace: string;
	readonly name: string;
	/** Where it stands: `spec.rules[0].http.paths[1]`, `spec.rules[0]`. */
	readonly place: string;
	/** `shop.example/cart (Prefix)`. */
	readonly text: string;
	readonly backends: readonly TakerBackend[];
	/** Who serves it: `class nginx`, `gateway infra/edge`. */
	readonly served: string;
	/** What goes before is greater, part by part. */
	readonly rank: readonly number[];
	readonly created: number;
	/** It shares the requests of another rule, and takes them from nobody. Only where it does. */
	readonly isCanary?: true;
};

/** Whether two rules have the same rank: which of them gets the request is the controller's choice. */
export const isTied = (a: Taker, b: Taker): boolean => a.rank.every((value, index) => value === b.rank[index]);

/** `Ingress shop/front`. */
export const objectText = ({kind, namespace, name}: Pick<Taker, 'kind' | 'namespace' | 'name'>): string =>
	`${kind} ${namespace}/${name}`;
