import type {Connected, Handshake, Resolved} from '../../../model/machine/machine.ts';
import type {ServicePort} from '../../../model/objects.ts';
import type {KnownService} from '../../trace/trace-subject.ts';
import type {ApplicationAnswer} from '../ask-application.ts';
import type {Followed} from '../follow-redirects.ts';
import type {Asking} from '../objects/asking.ts';
import type {Taker, TakerBackend} from '../objects/taker.ts';

/** How an address answered a connection attempt. */
export type AddressEnd = {
	readonly address: string;
	readonly port: number;
	readonly isOpen: boolean;
	readonly detail: string;
	readonly isRefused: boolean;
};

/** The backend of the rule that takes a request. */
export type WayInBackend = Pick<TakerBackend, 'namespace' | 'service'> & {
	/** undefined where the Service does not exist, or is not known. */
	readonly known: KnownService | undefined;
	/** The port of the Service that the rule names, with its place; undefined where it has none such. */
	readonly port: ServicePort | undefined;
	readonly index: number;
};

/** Everything that was found out about one request's way in. */
export type WayInFacts = {
	readonly asking: Asking;
	/** How the host resolves on this machine; undefined where it has no name. */
	readonly resolved: Resolved | undefined;
	/** The addresses that the status names, host names among them resolved. */
	readonly claimed: readonly string[];
	readonly ends: readonly AddressEnd[];
	/** What the name leads to, where that is none of `claimed`, and how that answers the same request. */
	readonly elsewhere:
		| {readonly addresses: readonly string[]; readonly answer: Followed['answer'] | undefined}
		| undefined;
	readonly handshake: Handshake | undefined;
	readonly followed: Followed | undefined;
	/** How a connection ended that is passed on as it is; undefined where none was made. */
	readonly held: Connected | undefined;
	/** The rules that take it, the first of each controller first. */
	readonly takers: readonly Taker[];
	/** The backend that is judged, of those that the rule has. */
	readonly backend: WayInBackend | undefined;
	/** Whether the rule has others as well, which share its requests. */
	readonly isShared: boolean;
	readonly application: ApplicationAnswer | undefined;
	/** What the application of the rule that goes before answers; undefined where none does, or it was not asked. */
	readonly rival: ApplicationAnswer | undefined;
	/** The Service of the controller at the addresses; undefined where none is known. */
	readonly controller: KnownService | undefined;
	/** Whether the objects of all namespaces are known, as in WayInObjects. */
	readonly isWhole: boolean;
	/** The address that this machine connects from. */
	readonly source: string | undefined;
	/** Seconds since 1970, at the time of the handshake. */
	readonly now: number;
};

/** What is known of a way in before one of its backends is looked at. */
export type EntryFacts = Omit<WayInFacts, 'backend' | 'isShared' | 'application' | 'rival'> & {
	readonly backends: readonly WayInBackend[];
};
