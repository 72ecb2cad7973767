/** A TCP port of an address; `address` is without brackets. */
export type Place = {readonly address: string; readonly port: number};

/** Why there is no connection, or no answer on it. */
export type MachineFailure =
	| 'conn-refused'
	| 'conn-timeout'
	| 'no-route'
	| 'net-unreach'
	| 'eacces'
	| 'reset'
	| 'empty'
	| 'tls'
	| 'not-http'
	| 'resp-timeout'
	| 'cancelled';

/** `ms` is what it took; `detail` one line for a person. */
type Failed = {readonly outcome: MachineFailure; readonly ms: number; readonly detail: string};

/** What a name leads to, as programs of the machine resolve it: by its hosts file and its DNS servers. */
export type Resolved =
	| {readonly outcome: 'ok'; readonly ms: number; readonly addresses: readonly string[]}
	| {
			readonly outcome: 'nxdomain' | 'dns-timeout' | 'dns-fail-unknown' | 'cancelled';
			readonly ms: number;
			readonly detail: string;
	  };

/** `from` is the address that the machine connected from. */
export type Connected = {readonly outcome: 'ok'; readonly ms: number; readonly from: string} | Failed;

/** A server's certificate, as it came in the handshake. Times are Unix seconds. */
export type Certificate = {
	/** The names it is for: DNS names and addresses. */
	readonly names: readonly string[];
	readonly subject: string;
	readonly issuer: string;
	readonly notBefore: number;
	readonly notAfter: number;
	/** Subjects from its issuer up to the last one that was sent. */
	readonly chain: readonly string[];
};

export type Handshake =
	| {
			readonly outcome: 'ok';
			readonly ms: number;
			/** `TLSv1.3`. */
			readonly protocol: string;
			/** undefined where the server sent none. */
			readonly certificate: Certificate | undefined;
			/** Whether its names cover the host that was asked for. */
			readonly isNameRight: boolean;
			/** What keeps this machine from trusting who signed it: `self-signed certificate`; undefined where it does. */
			readonly distrust: string | undefined;
	  }
	| Failed;

/** A request without a body. `host` is without a port; header names are in lower case. */
export type MachineRequest = {
	readonly scheme: 'http' | 'https';
	readonly host: string;
	readonly path: string;
	readonly method: 'GET' | 'HEAD';
	readonly headers: Readonly<Record<string, string>>;
};

export type WebAnswer =
	| {
			readonly outcome: 'answered';
			readonly ms: number;
			readonly code: number;
			/** The words after the code. */
			readonly reason: string;
			/** By their names in lower case. */
			readonly headers: Readonly<Record<string, string>>;
			/** Its beginning. */
			readonly body: string;
	  }
	| Failed;

/** What the machine that svctop runs on can ask by itself, without a proxy. Nothing of it rejects. */
export type Machine = {
	resolve(name: string, signal: AbortSignal): Promise<Resolved>;
	connect(place: Place, signal: AbortSignal): Promise<Connected>;
	/** A TLS handshake for a host; whoever signed the certificate, it is taken. */
	shakeHands(place: Place, host: string, signal: AbortSignal): Promise<Handshake>;
	/** Opens a connection, by TLS for a host unless that is undefined, sends nothing, and sees whether it stays open. */
	hold(place: Place, host: string | undefined, signal: AbortSignal): Promise<Connected>;
	/** Sends it to that place, whatever its host resolves to. No redirect is followed. */
	request(place: Place, request: MachineRequest, signal: AbortSignal): Promise<WebAnswer>;
	/** The address that packets to this one leave from; undefined where there is no way to it. */
	sourceFor(address: string): Promise<string | undefined>;
	/** The proxy variables of the environment, by name. */
	readonly proxies: Readonly<Record<string, string>>;
};
