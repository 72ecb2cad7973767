/** A word that can stand there, and what it means. */
export type Candidate = {readonly value: string; readonly text: string};

/** What names of the cluster or its kubeconfig are completed from. */
export type NamesOf = 'namespaces' | 'contexts' | 'clusters' | 'users' | 'pod-sources' | 'services' | 'service-ports';
