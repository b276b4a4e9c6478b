package dev.ovation.gateway.frontpage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageRoutesTest {

    @ParameterizedTest
    @CsvSource({
        "/live, true", "/stream/abc, true", "/stream/broadcast/abc, true", "/creator/go-live, true", "/apiary, true",
        "/, false", "/api, false", "/api/streams/live, false", "/problems/too-slow, false", "/internal/x, false",
        "/q/health, false", "/favicon.svg, false", "/assets/index-1.js, false"
    })
    void shouldTellPagesFromFilesAndInterfacesWhenAsked(String path, boolean page) {
        assertEquals(page, PageRoutes.isPage(path));
    }
}
