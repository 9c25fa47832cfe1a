"""What this stage reports by itself."""

from qreport.model.finding import Level, Problem

PHOTO_UNREADABLE = Problem(
    "QR501",
    "photo-unreadable",
    Level.ERROR,
    "照片文件打不开，报告里放不进这张照片。",
    "检查文件名和所在文件夹，并确认有权读取该文件。",
)
PHOTO_OF_WRONG_KIND = Problem(
    "QR502",
    "photo-of-wrong-kind",
    Level.ERROR,
    "报告只收 PNG、JPEG、BMP、GIF、WebP 五种图片；种类按文件内容判断，改扩展名没有用。",
    "用看图软件打开原图，另存为 JPEG 或 PNG。",
)
PHOTO_TOO_LARGE = Problem(
    "QR503",
    "photo-too-large",
    Level.ERROR,
    "过大的图片会耗尽内存，印出来也并不更清楚。",
    "用看图软件把图片缩小（宽 3000 像素已足够）后再放入。",
)
PHOTO_DAMAGED = Problem(
    "QR504",
    "photo-damaged",
    Level.ERROR,
    "图片内容不完整或已损坏，印不出来。",
    "从相机或原始邮件里重新取一份，能用看图软件完整打开后再放入。",
)
SCAN_UNREADABLE = Problem(
    "QR505",
    "scan-unreadable",
    Level.ERROR,
    "扫描的声明打不开，报告里放不进这一页。",
    "去掉 PDF 的密码，或重新扫描；也可以把扫描件存成 JPEG 图片。",
)
SCAN_TOO_LONG = Problem(
    "QR506",
    "scan-too-long",
    Level.ERROR,
    "声明只有一两页；页数太多的 PDF 多半放错了文件。",
    "核对文件，只留下签字盖章的声明。",
)

PROBLEMS: tuple[Problem, ...] = (
    PHOTO_UNREADABLE,
    PHOTO_OF_WRONG_KIND,
    PHOTO_TOO_LARGE,
    PHOTO_DAMAGED,
    SCAN_UNREADABLE,
    SCAN_TOO_LONG,
)
