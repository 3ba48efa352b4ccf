package org.meridiem.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ManifestsAreValidTest {

    @ParameterizedTest
    @EnumSource
    void everyDocumentIsWhatItsKindAllows(Rendering rendering) {
        List<Manifest> manifests = rendering.manifests();

        Map<Manifest, List<String>> checked = new LinkedHashMap<>();
        manifests.forEach(manifest -> checked.put(manifest, ManifestCheck.of(manifest).mistakes(manifest)));

        assertThat(checked).hasSameSizeAs(manifests).isNotEmpty();
        assertThat(checked).allSatisfy((manifest, mistakes) -> assertThat(mistakes).as(manifest.toString()).isEmpty());
    }
}
