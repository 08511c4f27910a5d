package io.icebridge.jar;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import org.openqa.selenium.By;
import org.openqa.selenium.ElementClickInterceptedException;
import org.openqa.selenium.ElementNotInteractableException;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.print.PageSize;
import org.openqa.selenium.print.PrintOptions;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A headless Chromium with a fresh profile, in which one person is logged in at most. */
public final class Browser implements AutoCloseable {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
    private static final Path PICTURES = Path.of("target", "screenshots");
    private static final Pattern SHEET = Pattern.compile("/Type\\s*/Page\\b");
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** Says in a warning that it does not know this Chromium's debugger, which is not used. */
    private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

    private final ChromeDriver driver;

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    /** Skips the test where there is no Chromium. */
    public static void isThere() {
        assumeTrue(
                Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER),
                "skipped: " + CHROMIUM + " or " + DRIVER + " is missing");
    }

    /**
     * @param folder where its profile is kept
     */
    public static Browser open(Path folder) {
        SELENIUM.setLevel(Level.SEVERE);
        try {
            ChromeOptions options = new ChromeOptions();
            options.setBinary(CHROMIUM.toFile());
            options.setCapability("goog:loggingPrefs", Map.of(LogType.BROWSER, "ALL"));
            options.addArguments(
                    "--headless=new",
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--disable-dev-shm-usage",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                    "--lang=en",
                    "--window-size=1400,1400",
                    "--user-data-dir=" + Files.createTempDirectory(folder, "profile"));
            ChromeDriverService service =
                    new ChromeDriverService.Builder()
                            .usingDriverExecutable(new File(DRIVER.toString()))
                            .build();
            ChromeDriver driver = new ChromeDriver(service, options);
            driver.manage().timeouts().scriptTimeout(PATIENCE);
            return new Browser(driver);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Goes to an address. */
    public void go(String address) {
        driver.get(address);
    }

    /** Logs in to one of Camunda's web applications as one of the demo's users. */
    public void logIn(URI base, String application, String user) {
        logIn(base + "/camunda/app/" + application + "/default/", user);
        sees(user);
    }

    /** Logs in as one of the demo's users where a page demands it. */
    public void logIn(String page, String user) {
        go(page);
        type("input[type=text]", user);
        type("input[type=password]", user);
        click("//button[@type='submit']");
        // the page that was demanded would come after another that is gone to meanwhile
        patience()
                .withMessage(() -> "the login goes on:\n" + text())
                .until(
                        ExpectedConditions.invisibilityOfElementLocated(
                                By.cssSelector("input[type=password]")));
    }

    /** Waits for what is shown there. */
    public WebElement find(String xpath) {
        return patience()
                .withMessage(() -> xpath + " is not on the page:\n" + text())
                .until(ExpectedConditions.visibilityOfElementLocated(By.xpath(xpath)));
    }

    /** Clicks as soon as it can be clicked. */
    public void click(String xpath) {
        patience()
                .ignoring(
                        ElementClickInterceptedException.class,
                        ElementNotInteractableException.class)
                .withMessage(() -> xpath + " cannot be clicked:\n" + text())
                .until(
                        d -> {
                            WebElement element =
                                    d.findElements(By.xpath(xpath)).stream()
                                            .filter(e -> e.isDisplayed() && e.isEnabled())
                                            .findFirst()
                                            .orElse(null);
                            if (element == null) {
                                return false;
                            }
                            driver.executeScript(
                                    "arguments[0].scrollIntoView({block: 'center'})", element);
                            element.click();
                            return true;
                        });
    }

    /** Leaves the field that was filled last: what it does then moves what is below it. */
    void leave() {
        driver.executeScript("document.activeElement.blur()");
    }

    /** Types into what a selector finds. */
    public void type(String css, String words) {
        patience()
                .until(ExpectedConditions.elementToBeClickable(By.cssSelector(css)))
                .sendKeys(words);
    }

    /** Waits until the page says so. */
    public void sees(String words) {
        patience()
                .withMessage(
                        () ->
                                "'"
                                        + words
                                        + "' is not on the page "
                                        + driver.getCurrentUrl()
                                        + ":\n"
                                        + text())
                .until(d -> text().contains(words));
    }

    /** What a person reads on the page. */
    public String text() {
        return driver.findElement(By.tagName("body")).getText();
    }

    /** The rows of its tables. */
    public List<String> rows() {
        return driver.findElements(By.cssSelector("table tbody tr")).stream()
                .map(WebElement::getText)
                .toList();
    }

    /** Shows pages as a screen of that width does, in pixels. */
    public void width(int pixels) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", pixels, "height", 1400, "deviceScaleFactor", 1, "mobile", false));
    }

    /** Whether all of the page is as wide as the screen, so that nobody has to push it about. */
    public boolean fits() {
        return Boolean.TRUE.equals(
                driver.executeScript(
                        "return document.documentElement.scrollWidth <= window.innerWidth"));
    }

    /** Keeps a picture in target/screenshots. */
    public void picture(String name) {
        try {
            Files.createDirectories(PICTURES);
            Files.write(PICTURES.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many sheets of A4 the page is printed on; keeps them in target/screenshots. */
    public int sheets(String name) {
        PrintOptions paper = new PrintOptions();
        paper.setPageSize(new PageSize(29.7, 21.0));
        byte[] pdf = Base64.getDecoder().decode(driver.print(paper).getContent());
        try {
            Files.createDirectories(PICTURES);
            Files.write(PICTURES.resolve(name + ".pdf"), pdf);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return (int) SHEET.matcher(new String(pdf, StandardCharsets.ISO_8859_1)).results().count();
    }

    /** What the browser itself complains of since it was asked last, such as a refused style. */
    public List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(entry -> entry.getMessage())
                .toList();
    }

    /** Runs a script that hands its answer to a function, its last argument. */
    Object answer(String script) {
        return driver.executeAsyncScript(script);
    }

    private WebDriverWait patience() {
        WebDriverWait wait = new WebDriverWait(driver, PATIENCE);
        wait.ignoring(StaleElementReferenceException.class);
        return wait;
    }

    @Override
    public void close() {
        driver.quit();
    }
}
