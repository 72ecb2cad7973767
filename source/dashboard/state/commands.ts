import type {Pod, ServicePort} from '../../model/objects.ts';
import type {Target} from '../../model/pod-access/exec.ts';
import type {Substitute} from '../../model/pod-access/substitute.ts';
import type {Client} from '../../probes/clients.ts';
import type {DocumentSource} from '../records/document.ts';
import type {ForwardRequest} from '../records/forward.ts';

/**
 * What the screen can ask of the world outside it. Everything here answers by dispatching actions; nothing is awaited
 * by the screen. Implemented by dashboard/run-dashboard.ts.
 */
export type Commands = {
	/** Follows one namespace, or all where undefined. */
	openNamespace(namespace: string | undefined): void;
	/** Connects to another context of the kubeconfig. */
	openContext(context: string): void;
	/** Pods and containers of the Service's namespace that a probe can run in, the default first. */
	clientsFor(key: string): readonly Client[];
	/** Tells, a moment later, those of all other namespaces. */
	listOtherClients(key: string): void;
	/** Tells, a moment later, what is true of the Service whatever is wrong with it. */
	tellAbout(key: string): void;
	/** Resolves the Service's name inside the client, or what asks in its place; so do those below. */
	nslookup(key: string, client: Target, substitute?: Substitute): void;
	/** Requests the URL inside the client. */
	curl(key: string, client: Target, url: string, substitute?: Substitute): void;
	/** Walks the whole path to the Service from inside the client: to one port by its number or name, else to all. */
	trace(key: string, client: Target, substitute?: Substitute, port?: string): void;
	/** Asks every endpoint of the Service from a few pods, likewise. */
	matrix(key: string, port?: string): void;
	/** Sends requests to the Service and its endpoints from the client, again and again until that is ended; `port` as of a trace. */
	repeat(key: string, client: Target, port?: string): void;
	endRepeat(key: string): void;
	/** Stops the matrix of the Service. */
	cancelMatrix(key: string): void;
	/** The URL that `c` proposes. */
	proposeUrl(key: string): string | undefined;
	/** Stops the probe that runs for the Service. */
	cancelProbe(key: string): void;
	/** Keeps for the next start that probes run unasked in the context at hand. */
	allowProbes(): void;
	/** Sends the text to the terminal's clipboard. */
	copy(text: string): void;
	/** Gives the terminal to the text as it is, until a key is pressed: to be selected by hand. */
	print(text: string): void;
	/** A pod of the namespace; undefined where none is known of the name. */
	podNamed(namespace: string, name: string): Pod | undefined;
	/** Loads a document, and follows it while it is open. */
	load(id: string, source: DocumentSource): void;
	/** Writes a text to a file named after what it is, and says where. */
	save(name: string, text: string): void;
	/** Gives the terminal to a shell in the container until that ends. */
	shell(target: Target): void;
	/** Lets a local port lead to a Service, or to one pod of it. */
	forward(request: ForwardRequest): void;
	/** Proposes another local port in the prompt that says `text`, a moment later, where that one is taken. */
	proposeForward(port: ServicePort, text: string): void;
	/** Closes a local port. */
	stopForward(local: number): void;
	quit(): void;
};
