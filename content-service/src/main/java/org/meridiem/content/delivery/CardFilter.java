package org.meridiem.content.delivery;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/// Query parameters of the readers' list.
class CardFilter extends ArticleCriteria {

    @QueryParam("sort")
    @DefaultValue("-publishedAt")
    @Parameter(description = "Order; a leading `-` means descending.")
    CardSort sort = CardSort.NEWEST;

    CardSort sort() {
        return sort;
    }

    @Override
    public String shape() {
        return "articles|" + super.shape() + "|" + sort;
    }
}
