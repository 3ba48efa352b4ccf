package org.meridiem.content.media;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;
import org.meridiem.content.signing.Signatures;
import org.meridiem.kit.problem.ProblemException;
import org.meridiem.kit.problem.ProblemType;

/// Gives out signed addresses of pictures of any size, and knows them again. Nobody else can make this service compute sizes.
@ApplicationScoped
class SizedAddresses {

    private static final String PURPOSE = "media-size";

    private final Signatures signatures;
    private final MediaAddresses addresses;

    SizedAddresses(Signatures signatures, MediaAddresses addresses) {
        this.signatures = signatures;
        this.addresses = addresses;
    }

    URI of(SizeRequest request) {
        String address = request.address();
        return addresses.of(address + "&s="
                + Base64.getUrlEncoder().withoutPadding().encodeToString(signatures.sign(PURPOSE, bytes(address))));
    }

    /// @throws ProblemException 400 without a signature, 403 with another one
    void demandSigned(SizeRequest request, @Nullable String signature) {
        if (signature == null) {
            throw ProblemType.INVALID_PARAMETER.with("Addresses of sizes are signed: ask the editorial API for one.")
                    .parameter("s", "must be there");
        }
        if (!signatures.isOurs(PURPOSE, bytes(request.address()), decoded(signature))) {
            throw ProblemType.FORBIDDEN.with("This address is not signed by us as it stands.").parameter("s",
                    "is not the signature of this address");
        }
    }

    private static byte[] bytes(String address) {
        return address.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] decoded(String signature) {
        try {
            return Base64.getUrlDecoder().decode(signature);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }
}
