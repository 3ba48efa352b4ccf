package org.meridiem.content.media;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UploadFormTest {

    @ParameterizedTest
    @CsvSource(value = {"kitchen.jpg, kitchen.jpg", "../../etc/passwd, passwd", "C:\\photos\\me.png, me.png",
            "..\\..\\x, x", "'', upload", ".., upload",
            "/, upload", "NULL, upload", "' küche ☕.jpg ', küche ☕.jpg"}, nullValues = "NULL")
    void aFileNameIsForPeopleOnly(String given, String kept) {
        assertThat(UploadForm.harmless(given)).isEqualTo(kept);
    }

    @Test
    void controlCharactersAndLengthGo() {
        assertThat(UploadForm.harmless("a\u0000b\r\nc\u2028.jpg")).isEqualTo("abc.jpg");
        assertThat(UploadForm.harmless("x".repeat(1000))).hasSize(255);
    }
}
