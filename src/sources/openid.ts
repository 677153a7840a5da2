import * as openid from 'openid-client';
import type { SignInService } from '#src/domain/admin/sign-in.ts';

const timeoutS = 10;

/**
 * Creates what signs people in by an OpenID provider: the authorization code flow with PKCE, state and nonce. The provider is asked for its settings once, at
 * the first sign-in. Plain http is for providers of this machine or a private network, as the setting allows.
 */
export function createOpenId({
  issuer,
  clientId,
  clientSecret,
  redirectUri,
}: {
  issuer: string;
  clientId: string;
  clientSecret: string;
  redirectUri: string;
}): SignInService {
  let known: Promise<openid.Configuration> | null = null;

  function discover(): Promise<openid.Configuration> {
    const execute = issuer.startsWith('http:') ? [openid.allowInsecureRequests] : [];
    known ??= openid
      .discovery(new URL(issuer), clientId, clientSecret, undefined, { execute, timeout: timeoutS })
      .catch((error: unknown) => {
        // Asked again at the next sign-in.
        known = null;
        throw error;
      });
    return known;
  }

  return {
    async begin() {
      const config = await discover();
      const secrets = {
        state: openid.randomState(),
        nonce: openid.randomNonce(),
        verifier: openid.randomPKCECodeVerifier(),
      };
      const url = openid.buildAuthorizationUrl(config, {
        redirect_uri: redirectUri,
        scope: 'openid email',
        state: secrets.state,
        nonce: secrets.nonce,
        code_challenge: await openid.calculatePKCECodeChallenge(secrets.verifier),
        code_challenge_method: 'S256',
      });
      return { url: url.href, secrets };
    },
    async finish(query, { state, nonce, verifier }) {
      const config = await discover();
      const current = new URL(redirectUri);
      current.search = query;
      const tokens = await openid.authorizationCodeGrant(config, current, {
        pkceCodeVerifier: verifier,
        expectedState: state,
        expectedNonce: nonce,
        idTokenExpected: true,
      });
      const claims = tokens.claims();
      if (!claims) throw new TypeError('The provider sent no ID token.');
      const isTold = claims.email !== undefined || config.serverMetadata().userinfo_endpoint === undefined;
      const about = isTold ? claims : await openid.fetchUserInfo(config, tokens.access_token, claims.sub);
      const { email, email_verified: isVerified } = about;
      return {
        issuer: claims.iss,
        subject: claims.sub,
        mail: isVerified === true && typeof email === 'string' ? email : null,
        provenAt: typeof claims.auth_time === 'number' ? new Date(claims.auth_time * 1_000) : null,
      };
    },
  };
}
