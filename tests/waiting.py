"""How long tests wait for a page: in one place, so that no test has a clock of its own."""

PATIENCE = 120_000  # milliseconds; a wait ends as soon as the thing happens, so only what never happens takes as long


def made_patient(browser):
    """The browser; every page and context that it makes from now on waits up to `PATIENCE`."""

    def patient(make):
        def made(**options):
            one = make(**options)
            one.set_default_timeout(PATIENCE)
            return one

        return made

    browser.new_context, browser.new_page = patient(browser.new_context), patient(browser.new_page)
    return browser
