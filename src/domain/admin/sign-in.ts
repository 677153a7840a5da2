/** What is kept in the browser between leaving for the provider and coming back: it ties the answer to this browser, and to this one sign-in. */
export type SignInSecrets = { state: string; nonce: string; verifier: string };

/** Who came back, as the provider says. `mail` is null unless it says that it is verified; `provenAt` is when they last proved who they are, null where it does not say. */
export type Identity = { issuer: string; subject: string; mail: string | null; provenAt: Date | null };

/** Signs people in by a provider that speaks OpenID Connect. Both throw where it cannot be reached, or does not answer as it should. */
export type SignInService = {
  /** Begins a sign-in. Returns the address to go to. */
  begin(): Promise<{ url: string; secrets: SignInSecrets }>;
  /** Ends it: `query` is what the provider sent the browser back with. */
  finish(query: string, secrets: SignInSecrets): Promise<Identity>;
};
