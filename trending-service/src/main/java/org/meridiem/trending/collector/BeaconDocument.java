package org.meridiem.trending.collector;

import java.util.List;

import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

import io.quarkus.smallrye.openapi.OpenApiFilter;

/// Takes back the refusals that every operation is documented with, where there is none: a beacon is answered 202 always. Runs after the filter that adds them.
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD, priority = 0)
public class BeaconDocument implements OASFilter {

    @Override
    public void filterOpenAPI(OpenAPI document) {
        APIResponses responses = document.getPaths().getPathItem("/v1/views").getPOST().getResponses();
        List.copyOf(responses.getAPIResponses().keySet()).stream()
                .filter(status -> !status.equals("202"))
                .forEach(responses::removeAPIResponse);
    }
}
