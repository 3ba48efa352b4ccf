package org.meridiem.newsletter.bounce;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

import io.smallrye.common.annotation.RunOnVirtualThread;

/// Where mail providers report.
@Path("/v1/bounces/{provider}")
@RunOnVirtualThread
@PermitAll
@SecurityRequirements
@Tag(name = "Bounces", description = "Mail that came back, and complaints")
class BounceResource {

    private final Webhooks webhooks;

    BounceResource(Webhooks webhooks) {
        this.webhooks = webhooks;
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Operation(operationId = "reportBounces", summary = "Report what became of mails", description = """
            For the webhooks of Amazon SES (by SNS), Mailgun, SendGrid and Postmark, in their own formats. Each is checked as its provider signs it; a call that came before has no \
            further effect.""")
    @APIResponse(responseCode = "204", description = "Taken in")
    @APIResponse(responseCode = "401", description = "The signature does not fit, or is too old")
    @APIResponse(responseCode = "404", description = "The provider is not configured")
    public void report(
            @Parameter(description = "`ses`, `mailgun`, `sendgrid` or `postmark`") @RestPath String provider,
            @RequestBody(required = true, description = "As the provider writes it", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(type = SchemaType.OBJECT))) @NotNull InputStream body,
            @Context HttpHeaders headers) {
        byte[] bytes;
        try (body) {
            bytes = body.readAllBytes();
        } catch (IOException e) {
            throw Provider.unreadable();
        }
        webhooks.take(provider,
                new Provider.Hook(bytes, name -> Optional.ofNullable(headers.getHeaderString(name))));
    }
}
